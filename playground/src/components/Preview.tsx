import { useStore } from 'zustand'
import type { Scene } from '../model'
import { ScenePicture } from '../scene/ScenePicture'
import { useStudio } from '../studio'

/** The scene as a picture under its title and colour, in the light of the cart's theme. */
export function Preview({ scene }: { scene: Scene }) {
  const { stores } = useStudio()
  const theme = useStore(stores.cart, (state) => state.theme)
  return (
    <figure className="preview" style={{ '--accent': scene.colour }} aria-label="Preview">
      <div className={`stage ${theme}`}>
        <ScenePicture code={scene.code} label={`${scene.title}, drawn`} whole />
      </div>
      <figcaption>
        <span className="swatch" aria-hidden="true" />
        <strong>{scene.title}</strong>
        <code>{scene.colour}</code>
        <span className="faint">light: {theme}</span>
      </figcaption>
    </figure>
  )
}

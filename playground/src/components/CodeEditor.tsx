import { useStore } from 'zustand'
import type { Scene } from '../model'
import { parseScene } from '../scene/parse'
import { useStudio } from '../studio'
import { useWorkspace } from './useWorkspace'

/** Title, colour and code of a scene. Every edit is previewed at once and saved when typing pauses. */
export function CodeEditor({ scene }: { scene: Scene }) {
  const { stores, scenes } = useStudio()
  const saving = useStore(stores.scenes, (state) => state.saving[scene.id])
  const { fontSize, wrap, spellCheck = false } = useWorkspace((state) => state.preferences)
  const prefer = useWorkspace((state) => state.prefer)
  const { problems } = parseScene(scene.code)
  return (
    <div className="editor">
      <div className="bar">
        <input
          aria-label="Scene title"
          className="bare"
          value={scene.title}
          maxLength={80}
          onChange={({ target }) => scenes.edit(scene.id, { title: target.value })}
        />
        <input
          aria-label="Scene colour"
          type="color"
          value={scene.colour}
          onChange={({ target }) => scenes.edit(scene.id, { colour: target.value })}
        />
        <span className="status" role="status" aria-label="Save state">
          {saving === undefined ? 'Saved' : 'Saving…'}
        </span>
        <label>
          Size
          <select value={fontSize} onChange={({ target }) => prefer({ fontSize: Number(target.value) })}>
            {[12, 14, 16, 18].map((size) => (
              <option key={size}>{size}</option>
            ))}
          </select>
        </label>
        <label>
          <input type="checkbox" checked={wrap} onChange={({ target }) => prefer({ wrap: target.checked })} />
          Wrap
        </label>
        <button type="button" className="quiet" onClick={() => scenes.remove(scene)}>
          Delete scene
        </button>
      </div>
      <textarea
        aria-label="Scene code"
        spellCheck={spellCheck}
        wrap={wrap ? 'soft' : 'off'}
        style={{ fontSize }}
        value={scene.code}
        onChange={({ target }) => scenes.edit(scene.id, { code: target.value })}
      />
      {problems.length > 0 && (
        <ul className="problems" aria-label="Problems">
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

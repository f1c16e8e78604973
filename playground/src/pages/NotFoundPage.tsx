import { Link } from '../router'

export function NotFoundPage() {
  return (
    <section className="page">
      <h1>Nothing here</h1>
      <p>
        This page or project does not exist (any more). <Link to="/">Back to the projects</Link>
      </p>
    </section>
  )
}

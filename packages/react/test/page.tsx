import { createRoot, hydrateRoot } from 'react-dom/client'
import { App } from './app.tsx'

/** The script of the page under test. Its address says how; what the server has rendered is taken over. */
const question = new URLSearchParams(location.search)
const app = (
  <App
    writeKey={question.get('key') ?? ''}
    server={question.get('server') ?? ''}
    isRouted={question.get('pages') === 'routed'}
  />
)
const root = document.getElementById('root') as HTMLElement
if (root.firstChild) hydrateRoot(root, app)
else createRoot(root).render(app)

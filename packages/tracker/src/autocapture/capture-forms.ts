import type { TrackerHost } from '../types.ts'
import type { Listen } from './autocapture.ts'

/**
 * Tells when somebody begins to fill in a form, once a page, and when it is sent. Of the form only its name is read: its
 * `id`, else its `name`, else the path that it is sent to.
 */
export function captureForms(host: Pick<TrackerHost, 'track'>, listen: Listen): void {
  const begun = new WeakSet<Element>()
  // A field may be called `id` too, and then stands in the place of the form's own property.
  const nameOf = (form: Element) =>
    form.getAttribute('id') ?? form.getAttribute('name') ?? form.getAttribute('action')?.split(/[?#]/, 1)[0]
  listen('input', ({ target }) => {
    const form = target instanceof Element && target.closest('form')
    if (!form || begun.has(form)) return
    begun.add(form)
    host.track('form_started', { form: nameOf(form) })
  })
  listen('submit', ({ target }) => {
    if (target instanceof Element) host.track('form_completed', { form: nameOf(target) })
  })
}

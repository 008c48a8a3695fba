// The focus goes where the reader is needed: the error summary of a new page, or what an update marks with data-focus.
(() => {
  const take = root => {
    const at = root.matches?.('[data-focus]') ? root : root.querySelector('[data-focus]')
    if (at) { at.focus(); at.scrollIntoView({ block: 'nearest' }) }
  }
  take(document)
  document.addEventListener('htmx:afterSettle', event => take(event.target))

  // A link to a field puts the cursor into it, also when the field is a group.
  document.addEventListener('click', event => {
    const link = event.target.closest('.errors a[href^="#"]')
    const at = link && document.getElementById(decodeURIComponent(link.hash.slice(1)))
    if (!at) return
    event.preventDefault()
    const control = at.matches('input, select, textarea') ? at : at.querySelector('input, select, textarea')
    ;(at.closest('.field') || at).scrollIntoView({ block: 'start' })
    control?.focus({ preventScroll: true })
  })
})()

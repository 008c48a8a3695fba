// A form that changes something is sent once, however often it is pressed. data-repeat opts out.
(() => {
  const free = form => { form.removeAttribute('aria-busy'); delete form.dataset.sent }

  document.addEventListener('submit', event => {
    const form = event.target
    if (event.defaultPrevented || form.method !== 'post' || 'repeat' in form.dataset) return
    if (form.dataset.sent) { event.preventDefault(); return }
    form.dataset.sent = '1'
    form.setAttribute('aria-busy', 'true')
    setTimeout(() => free(form), 20000) // a lost line must not lock the form
  })
  // Coming back with the browser's button finds the form ready.
  window.addEventListener('pageshow', event => { if (event.persisted) document.querySelectorAll('form[data-sent]').forEach(free) })
})()

// <button data-copy="text"> copies; it is hidden where that cannot work.
(() => {
  if (!navigator.clipboard) return
  const show = root => root.querySelectorAll('[data-copy][hidden]').forEach(button => { button.hidden = false })
  show(document)
  document.addEventListener('htmx:load', event => show(event.target))
  document.addEventListener('click', async event => {
    const button = event.target.closest('[data-copy]')
    if (!button) return
    await navigator.clipboard.writeText(button.dataset.copy)
    const before = [...button.childNodes]
    button.replaceChildren(button.dataset.copied)
    setTimeout(() => button.replaceChildren(...before), 2000)
  })
})()

// Says so when a security key fails or is refused; the scripts of the keys announce it as "allauth.error".
(() => {
  document.addEventListener('allauth.error', event => {
    const line = document.querySelector('[data-key-error]')
    if (!line) return
    event.preventDefault()
    line.hidden = false
    line.scrollIntoView({ block: 'nearest' })
  })
})()

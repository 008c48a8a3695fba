// Keys: "/" goes to the search, "g" and a letter to an entry of the menu, "?" lists them. They can be switched off.
(() => {
  const off = () => { try { return localStorage.getItem('entente-keys') === 'off' } catch { return false } }
  const help = document.querySelector('[data-keys-help]')
  const box = document.querySelector('[data-keys-switch]')
  let went = 0

  if (help) help.hidden = false
  if (box) {
    box.checked = !off()
    box.addEventListener('change', () => { try { localStorage.setItem('entente-keys', box.checked ? 'on' : 'off') } catch { /* this browser keeps nothing */ } })
  }

  const writing = at => at.closest('input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable]')
  const visible = selector => [...document.querySelectorAll(selector)].find(found => found.getClientRects().length)

  function search (event) {
    const input = visible('main input[type=search]') || visible('[data-search]')
    if (input) { event.preventDefault(); input.focus(); input.select() }
  }

  document.addEventListener('keydown', event => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || writing(event.target) || off()) return
    const now = Date.now()
    if (now - went < 1500) {
      went = 0
      const link = document.querySelector(`.menu [data-key="${CSS.escape(event.key)}"]`)
      if (link) { event.preventDefault(); location.assign(link.href) }
    } else if (event.key === 'g') went = now
    else if (event.key === '/') search(event)
    else if (event.key === '?' && help) { help.open = true; help.querySelector('summary').focus(); help.scrollIntoView({ block: 'nearest' }) }
  })
})()

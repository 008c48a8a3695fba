// Menus made of <details class="pop"> close on Escape, on a click outside, and when another opens.
(() => {
  const open = () => document.querySelectorAll('details.pop[open]')
  document.addEventListener('click', event => open().forEach(pop => { if (!pop.contains(event.target)) pop.open = false }))
  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape') return
    open().forEach(pop => {
      const inside = pop.contains(document.activeElement)
      pop.open = false
      if (inside) pop.querySelector('summary').focus()
    })
  })
})()

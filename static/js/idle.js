// Two minutes before an idle session ends a notice says so; pressing its button asks the server and starts the time anew.
(() => {
  const minutes = Number(document.body.dataset.idleMinutes)
  const notice = document.querySelector('[data-idle]')
  if (!minutes || !notice) return
  const text = notice.querySelector('[data-text]')
  let timer

  function begin () {
    clearTimeout(timer)
    notice.hidden = true
    const end = Date.now() + minutes * 60000
    timer = setTimeout(() => {
      const time = new Intl.DateTimeFormat(document.documentElement.lang, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(end)
      text.textContent = text.dataset.text.replace('%s', time)
      notice.hidden = false
    }, Math.max(minutes - 2, minutes / 2) * 60000)
  }

  notice.querySelector('button').addEventListener('click', async () => {
    try {
      const answer = await fetch(location.href, { method: 'HEAD', redirect: 'manual' })
      if (answer.ok) begin()
      else location.reload()
    } catch { /* no line: the notice stays, and can be pressed again */ }
  })
  begin()
  // Every answer of the server counts as having asked it.
  document.addEventListener('htmx:afterRequest', begin)
  document.addEventListener('entente:asked', begin)
})()

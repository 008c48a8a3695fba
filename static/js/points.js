// <input data-points="id">: the number beside a slider follows it while it moves.
(() => {
  document.addEventListener('input', event => {
    const beside = event.target.dataset?.points
    if (!beside) return
    const value = Math.round(event.target.value * 10) / 10
    document.getElementById(beside).value = value.toLocaleString(document.documentElement.lang)
  })
})()

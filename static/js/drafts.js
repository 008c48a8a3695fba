// Drafts: <form data-draft-url> is posted there a second after a change; a lost line is tried again until it is back.
(() => {
  const AGAIN = 10000

  class Draft {
    constructor (form) {
      this.form = form
      this.line = form.querySelector('[data-draft-status]')
      this.last = this.text()
      this.timer = 0
      form.addEventListener('input', () => this.soon())
      form.addEventListener('change', () => this.soon(300))
      form.addEventListener('submit', () => { this.gone = true; clearTimeout(this.timer) })
      window.addEventListener('online', () => { if (this.pending()) this.save() })
      window.addEventListener('pagehide', () => { if (this.pending()) this.send(true) })
    }

    // Everything but files and passwords.
    fields () {
      const data = new FormData(this.form)
      for (const [name, value] of [...data]) if (value instanceof File) data.delete(name)
      for (const input of this.form.querySelectorAll('[type=password]')) data.delete(input.name)
      return data
    }

    text () { return new URLSearchParams(this.fields()).toString() }
    pending () { return !this.gone && this.text() !== this.last }
    soon (delay = 1000) { clearTimeout(this.timer); this.timer = setTimeout(() => this.save(), delay) }

    say (name, bad = false) {
      if (!this.line) return
      const time = new Intl.DateTimeFormat(document.documentElement.lang, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date())
      this.line.textContent = this.line.dataset[name].replace('%s', time)
      this.line.classList.toggle('bad', bad)
    }

    send (keepalive = false) {
      return fetch(this.form.dataset.draftUrl, { method: 'POST', body: this.fields(), keepalive, redirect: 'manual', headers: { 'X-Draft': '1' } })
    }

    async save () {
      if (!this.pending()) return
      if (this.busy) { this.soon(); return }
      this.busy = true
      const sent = this.text()
      this.say('saving')
      try {
        const answer = await this.send()
        if (answer.ok) { this.last = sent; this.say('saved'); document.dispatchEvent(new Event('entente:asked')) }
        else if (answer.type === 'opaqueredirect' || answer.status === 401 || answer.status === 403) this.later('signedOut')
        else if (answer.status >= 500 || answer.status === 429) this.later('offline')
        else this.say('refused', true)
      } catch { this.later('offline') }
      this.busy = false
      if (this.pending() && this.last === sent) this.soon()
    }

    later (why) { this.say(why, true); this.soon(AGAIN) }
  }

  const begin = root => root.querySelectorAll('form[data-draft-url]:not([data-drafted])').forEach(form => { form.dataset.drafted = '1'; new Draft(form) })
  begin(document)
  document.addEventListener('htmx:load', event => begin(event.target))
})()

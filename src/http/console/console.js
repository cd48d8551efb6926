/**
 * What the pages do beside what they do without it: they stay up to date, and keys move among stories and pages. The server writes all that is shown.
 */
const main = document.getElementById('main')
const news = document.getElementById('news')

/** Parts that are brought up to date: each with a name of its own. */
const parts = (of) => [...of.querySelectorAll('[data-live]')]

let asking = false
let again = false

/** Ask for this page again, and take over what has changed. Where somebody is at work in a part, it waits. */
async function refresh() {
  if (document.hidden) return
  if (asking) {
    again = true
    return
  }
  asking = true
  try {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } })
    if (!answer.ok || answer.redirected) return
    const now = new DOMParser().parseFromString(await answer.text(), 'text/html')
    for (const part of parts(document)) {
      const next = now.querySelector(`[data-live="${part.dataset.live}"]`)
      if (!next || next.innerHTML === part.innerHTML) continue
      const focused = part.contains(document.activeElement) ? document.activeElement : undefined
      if (focused && !focused.matches('a')) continue
      const known = new Set([...part.querySelectorAll('[data-id]')].map(({ dataset }) => dataset.id))
      const at = focused?.getAttribute('href')
      part.replaceChildren(...next.childNodes)
      for (const one of part.querySelectorAll('[data-id]')) if (!known.has(one.dataset.id)) one.classList.add('new')
      if (at) part.querySelector(`a[href="${CSS.escape(at)}"]`)?.focus()
      news.textContent = ''
      news.textContent = news.dataset.words
    }
  } catch {
    // The next one may reach it.
  } finally {
    asking = false
    if (again) {
      again = false
      soon()
    }
  }
}

let waiting = false
/** Many events at once are one look. */
function soon() {
  if (waiting) return
  waiting = true
  setTimeout(() => {
    waiting = false
    void refresh()
  }, 1000)
}

const { events, every } = document.body.dataset
if (every) setInterval(refresh, Number(every) * 1000)
if (events) {
  const types = [
    ...['created', 'updated', 'corrected', 'killed', 'restored', 'released', 'withheld'].map((one) => `story.${one}`),
    ...['cluster.changed', 'cluster.merged', 'feed.failing', 'feed.recovered', 'feed.gone', 'kill.unmatched'],
  ]
  const stream = new EventSource(events)
  for (const type of types) stream.addEventListener(type, soon)
  // Where there is no stream to be had, it is asked now and then.
  stream.addEventListener('error', () => {
    if (stream.readyState === EventSource.CLOSED) setInterval(refresh, 30_000)
  })
}
document.addEventListener('visibilitychange', () => {
  if (events || every) soon()
})

const keysOn = document.getElementById('keys-on')
const remembered = (value) => {
  try {
    if (value === undefined) return localStorage.getItem('telex-keys') !== 'off'
    localStorage.setItem('telex-keys', value ? 'on' : 'off')
  } catch {
    // A browser that keeps nothing has them on.
  }
  return value ?? true
}
keysOn.checked = remembered()
keysOn.addEventListener('change', () => remembered(keysOn.checked))
document.querySelector('.keys').hidden = false

let going = false
document.addEventListener('keydown', (event) => {
  const { key, target } = event
  if (!keysOn.checked || event.altKey || event.ctrlKey || event.metaKey) return
  if (target.matches('input, select, textarea')) return
  if (going) {
    going = false
    const link = document.querySelector(`nav a[data-key="${CSS.escape(key)}"]`)
    if (link) link.click()
    return
  }
  if (key === 'g') {
    going = true
    setTimeout(() => {
      going = false
    }, 1500)
  } else if (key === '/') {
    const search = document.querySelector('[data-search]')
    if (!search) return
    event.preventDefault()
    search.focus()
    search.select()
  } else if (key === 'j' || key === 'k') {
    const links = [...main.querySelectorAll('.line h2 a')]
    const at = links.findIndex((one) => one.closest('.line').contains(document.activeElement))
    links[key === 'j' ? at + 1 : Math.max(0, at - 1)]?.focus()
  }
})

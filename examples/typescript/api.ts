/** Server-sent events of the HTTP API, which go on after the last one that was worked off. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

const state = process.env.STATE ?? 'api.state'
let last = existsSync(state) ? readFileSync(state, 'utf8') : '0'

for (;;) {
  try {
    const response = await fetch(`${process.env.TELEX_URL}/api/v1/events`, {
      headers: { accept: 'text/event-stream', authorization: `Bearer ${process.env.TELEX_TOKEN}`, 'last-event-id': last },
    })
    if (!response.ok || !response.body) throw new Error(await response.text())
    let rest = ''
    for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
      const blocks = (rest + chunk).split('\n\n')
      rest = blocks.pop()!
      for (const block of blocks) {
        const data = /^data: (.*)$/m.exec(block)?.[1]
        if (!data) continue
        const event = JSON.parse(data)
        console.log(Number(event.sequence), event.type, event.data.story ?? '-')
        last = String(Number(event.sequence))
        writeFileSync(`${state}.new`, last)
        renameSync(`${state}.new`, state)
      }
    }
  } catch (error) {
    console.error(String(error))
  }
  await sleep(500)
}

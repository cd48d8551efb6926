/** How long new stories took from their agency to a consumer. */
import { expect, test } from 'vitest'
import { createMetrics } from '#src/http/metrics.ts'
import type { CloudEvent, EventType } from '#src/story/event.ts'

const event = (agency: string, secondsAgo: number | undefined, type: EventType = 'story.created') => {
  const published = secondsAgo === undefined ? {} : { published: new Date(Date.now() - secondsAgo * 1000).toISOString() }
  return { cloudevent: { type, data: { agency, ...published } } as unknown as CloudEvent }
}

test('a new story’s time from publication to delivery is counted by agency, and whether that is within the objective', async () => {
  const metrics = createMetrics({ objectiveSeconds: 60 })
  metrics.delivered('web', [event('mia', 30), event('mia', 90), event('mia', 59), event('slow', 600)])
  // An update says nothing of that, nor does what has no time, or one to come.
  metrics.delivered('web', [
    event('mia', 5, 'story.updated'),
    event('mia', undefined),
    event('mia', -100),
    event('slow', 5, 'story.killed'),
  ])
  const text = await metrics.registry.metrics()
  const value = (name: string) => Number(new RegExp(`^${name.replace(/[{}".]/g, '\\$&')} (\\S+)$`, 'm').exec(text)?.[1])
  expect(value('telex_delivery_latency_seconds_count{agency="mia"}')).toBe(3)
  expect(value('telex_delivery_latency_seconds_bucket{le="60",agency="mia"}')).toBe(2)
  expect(value('telex_deliveries_in_time_total{agency="mia"}')).toBe(2)
  expect(value('telex_delivery_latency_seconds_count{agency="slow"}')).toBe(1)
  expect(value('telex_deliveries_in_time_total{agency="slow"}')).toBe(0)
  expect(value('telex_events_delivered_total{sink="web"}')).toBe(8)
})

/**
 * What Prometheus is told. Names begin with `telex_`.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Metrics } from '#src/context.ts'
import type { CloudEvent } from '#src/story/event.ts'

/** From when an agency says that it published a story until a consumer has its event: seconds. */
const latencyBuckets = [1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1800, 3600, 14_400]

/** @param objectiveSeconds within which a new story is to be with consumers (`TELEX_DELIVERY_OBJECTIVE`) */
export function createMetrics({ objectiveSeconds = 300 }: { objectiveSeconds?: number } = {}): Metrics {
  const registry = new Registry()
  const registers = [registry]
  const jobs = new Histogram({
    name: 'telex_job_duration_seconds',
    help: 'How long jobs took, by queue and outcome',
    labelNames: ['queue', 'outcome'],
    buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 15, 60],
    registers,
  })
  const stories = new Counter({
    name: 'telex_stories_total',
    help: 'Stories stored, by what that came to',
    labelNames: ['outcome'],
    registers,
  })
  const unmatched = new Counter({ name: 'telex_kills_unmatched_total', help: 'Kills that named no story that was there', registers })
  const doubted = new Counter({
    name: 'telex_texts_doubtful_total',
    help: 'Stories of whose page less than half of the prose was taken for the text',
    registers,
  })
  const fetches = new Histogram({
    name: 'telex_fetch_duration_seconds',
    help: 'How long fetches took, by kind and outcome',
    labelNames: ['kind', 'outcome'],
    buckets: [0.05, 0.1, 0.5, 1, 5, 20, 60],
    registers,
  })
  const bytes = new Counter({ name: 'telex_fetched_bytes_total', help: 'Bytes fetched, unpacked', labelNames: ['kind'], registers })
  const loop = monitorEventLoopDelay({ resolution: 10 })
  loop.enable()
  new Gauge({
    name: 'telex_event_loop_delay_seconds',
    help: 'How late the event loop was since it was last asked for, by quantile',
    labelNames: ['quantile'],
    registers,
    collect() {
      this.set({ quantile: '0.5' }, loop.percentile(50) / 1e9)
      this.set({ quantile: '0.99' }, loop.percentile(99) / 1e9)
      this.set({ quantile: '1' }, loop.max / 1e9)
      loop.reset()
    },
  })
  const delivered = new Counter({ name: 'telex_events_delivered_total', help: 'Events handed to a sink', labelNames: ['sink'], registers })
  const latency = new Histogram({
    name: 'telex_delivery_latency_seconds',
    help: 'From when an agency says that it published a story until a sink has its first event, by agency',
    labelNames: ['agency'],
    buckets: latencyBuckets,
    registers,
  })
  const inTime = new Counter({
    name: 'telex_deliveries_in_time_total',
    help: 'Those of them within TELEX_DELIVERY_OBJECTIVE, by agency',
    labelNames: ['agency'],
    registers,
  })
  /** What an agency dates ahead says nothing. */
  const observe = ({ type, data: { agency, published } }: CloudEvent, now: number) => {
    if (type !== 'story.created' || typeof agency !== 'string' || typeof published !== 'string') return
    const seconds = (now - Date.parse(published)) / 1000
    if (!(seconds >= 0)) return
    latency.observe({ agency }, seconds)
    // An agency all of whose stories are late has its line, too.
    inTime.inc({ agency }, seconds <= objectiveSeconds ? 1 : 0)
  }
  const webhooks = new Counter({
    name: 'telex_webhook_answers_total',
    help: 'Events sent to webhooks, by what came back',
    labelNames: ['consumer', 'outcome'],
    registers,
  })
  const pushes = new Counter({
    name: 'telex_pushes_total',
    help: 'Pushes by hubs, by what they came to',
    labelNames: ['outcome'],
    registers,
  })
  return {
    registry,
    jobEnded: (queue, outcome, seconds) => jobs.observe({ queue, outcome }, seconds),
    stored: (outcome) => stories.inc({ outcome }),
    textDoubted: () => doubted.inc(),
    killUnmatched: () => unmatched.inc(),
    fetched: (kind, outcome, seconds, size) => {
      fetches.observe({ kind, outcome }, seconds)
      bytes.inc({ kind }, size)
    },
    pushed: (outcome) => pushes.inc({ outcome }),
    webhookAnswered: (consumer, outcome) => webhooks.inc({ consumer, outcome }),
    delivered: (sink, events) => {
      delivered.inc({ sink }, events.length)
      const now = Date.now()
      for (const { cloudevent } of events) observe(cloudevent, now)
    },
  }
}

/** Numbers that are asked for when Prometheus asks. */
export function addGauge(
  registry: Registry,
  name: string,
  help: string,
  labels: string[],
  read: () => Promise<{ labels: Record<string, string>; value: number }[]>,
): void {
  new Gauge({
    name,
    help,
    labelNames: labels,
    registers: [registry],
    async collect() {
      this.reset()
      for (const { labels, value } of await read()) this.set(labels, value)
    },
  })
}

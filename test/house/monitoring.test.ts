/** Alerts and dashboard ask for metrics that there are, in Prometheus's own language. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { startHttp } from '#src/http/server.ts'
import { afterFile } from '../support/after.ts'
import { openContext } from '../support/context.ts'

const read = (path: string) => readFileSync(path, 'utf8')
const alerts = read('deploy/prometheus/alerts.yaml')
const dashboard = JSON.parse(read('deploy/grafana/telex.json')) as { panels: { title: string; targets?: { expr: string }[] }[] }
const shown = dashboard.panels.flatMap(({ title, targets = [] }) => targets.map(({ expr }) => ({ title, expr })))
const metricsIn = (text: string) => new Set(text.match(/\btelex_[a-z_]+/g))
/** A histogram is asked for by its parts. */
const family = (name: string) => name.replace(/(?<=_seconds)_(?:bucket|count|sum)$/, '')

let there: Set<string>
beforeAll(async () => {
  const http = await startHttp(await openContext())
  afterFile(() => http.close())
  const text = await (await fetch(`${http.url}/metrics`)).text()
  there = new Set([...text.matchAll(/^# HELP (telex_\w+)/gm)].map(([, name]) => name!))
})

test('each metric that an alert, its test or the dashboard asks for is told', () => {
  const asked = [alerts, read('deploy/prometheus/alerts.test.yaml'), ...shown.map(({ expr }) => expr)].flatMap((text) => [
    ...metricsIn(text),
  ])
  expect([...new Set(asked.map(family))].filter((name) => !there.has(name))).toEqual([])
})

test('each alert is seen to be told, and not to be told when all is well', () => {
  const tests = read('deploy/prometheus/alerts.test.yaml')
  const names = [...alerts.matchAll(/- alert: (\w+)/g)].map(([, name]) => name!)
  expect(names.filter((name) => !tests.includes(`ALERTS{alertname="${name}",`))).toEqual([])
  expect(tests).toContain(`expr: 'ALERTS{alertstate="firing"}', exp_samples: []`)
})

const promtool = (...words: string[]) => spawnSync('promtool', words, { encoding: 'utf8' })
const canAsk = promtool('--version').status === 0
if (!canAsk) console.warn('\nno promtool (Debian: prometheus): alerts and dashboard are looked at for the names of metrics only\n')

describe.runIf(canAsk)('promtool', () => {
  test('finds the alerts well formed, and each told when it should be', () => {
    for (const words of [
      ['check', 'rules', 'deploy/prometheus/alerts.yaml'],
      ['test', 'rules', 'deploy/prometheus/alerts.test.yaml'],
    ]) {
      const { status, stdout, stderr } = promtool(...words)
      expect(status, stdout + stderr).toBe(0)
    }
  })

  test('can read all that the dashboard asks', () => {
    const folder = mkdtempSync(join(tmpdir(), 'telex-test-'))
    try {
      const rules = shown.map(({ expr }, n) => ({
        record: `shown:panel${n}`,
        expr: expr.replaceAll('$__rate_interval', '5m').replaceAll('$agency', '.*'),
      }))
      writeFileSync(join(folder, 'shown.yaml'), JSON.stringify({ groups: [{ name: 'shown', rules }] }))
      const { status, stdout, stderr } = promtool('check', 'rules', join(folder, 'shown.yaml'))
      expect(status, stdout + stderr).toBe(0)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

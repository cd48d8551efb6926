/**
 * The Chromium of this machine.
 */
import { execFileSync } from 'node:child_process'
import { type Browser, chromium } from 'playwright-core'

/** @throws where there is none */
export function openChromium(): Promise<Browser> {
  const found = execFileSync('sh', ['-c', 'command -v chromium || command -v chromium-browser || command -v google-chrome || true'], {
    encoding: 'utf8',
  }).trim()
  const executablePath = process.env.CHROMIUM ?? found
  if (!executablePath) throw new Error('there is no Chromium: install chromium, or name one in CHROMIUM')
  return chromium.launch({ executablePath, args: ['--no-sandbox'] })
}

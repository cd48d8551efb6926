/**
 * Whether a story may be used: who may change that, and what becomes of the story.
 */
import { versionHash } from '../change.ts'
import { textOf } from '../decide/translation.ts'
import { fingerprint } from '../print/index.ts'
import type { PubStatus, Story } from '../story.ts'
import type { Past, Provenance, Standing, Step } from './plan.ts'
import { nextVersion } from './versions.ts'

/** The steps that change it, and the story as it stands after them. */
export type StatusChange = { standing: Standing; steps: Step[] } | 'unchanged'

/** A notice speaks of this story: what stands is withdrawn, its text stays in the history. What is canceled stays so. */
export function withdraw(standing: Standing, told: Story, from: Provenance | undefined): StatusChange {
  const { content } = standing
  if (content.pubStatus === 'canceled' || content.pubStatus === told.pubStatus) return 'unchanged'
  const next: Story = {
    ...content,
    pubStatus: told.pubStatus,
    signals: [...new Set([...content.signals, ...told.signals])],
    edNote: told.edNote ?? told.headline,
  }
  const reason = `${told.agency} withdrew it with the notice ${told.uri}: “${told.headline}”`
  return change(standing, next, 'killed', { rule: 'notice', reason }, from)
}

/** An admin kills or restores a story. */
export function decree(standing: Standing, pubStatus: Extract<PubStatus, 'usable' | 'canceled'>): StatusChange {
  if (standing.content.pubStatus === pubStatus) return 'unchanged'
  const next: Story = { ...standing.content, pubStatus }
  return change(standing, next, pubStatus === 'usable' ? 'restored' : 'killed', { rule: 'admin', reason: 'an admin command' }, undefined)
}

function change(
  of: Standing,
  content: Story,
  outcome: 'killed' | 'restored',
  said: { rule: string; reason: string },
  from: Provenance | undefined,
): StatusChange {
  const version = nextVersion(of)
  const hash = versionHash(content)
  const past: Past = { version, hash, item: from?.item ?? null, itemRevision: from?.itemRevision ?? null }
  return {
    standing: { ...of, version, content, hash, history: [...of.history, past] },
    steps: [
      { step: 'version', of, version, change: outcome, content, print: fingerprint(textOf(content)), from },
      { step: 'explain', story: of.id, why: { outcome, ...said } },
    ],
  }
}

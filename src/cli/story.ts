import { Command, InvalidArgumentError } from 'commander'
import { diffWords } from 'diff'
import { type StoryId, storyId } from '#src/brand.ts'
import { listDecisions } from '#src/store/decisions.ts'
import { getStory } from '#src/store/stories.ts'
import { listVersions } from '#src/store/versions.ts'
import { clusterLines, readStory, type StoryLine, storyLines } from '#src/store/wire-views.ts'
import type { Evidence } from '#src/story/decide/match.ts'
import { changedParagraphs, legend } from './changes.ts'
import { wrap } from './columns.ts'
import { action, WorkFailed } from './outcome.ts'
import { printJson, withApp } from './session.ts'
import { exportCommand } from './story-export.ts'
import { type Told, tellWhy } from './story-why.ts'

const id = (text: string): StoryId => {
  const read = storyId.safeParse(text)
  if (!read.success) throw new InvalidArgumentError('Give a UUID, as in wire.story.id.')
  return read.data
}

const noStory = (story: StoryId): WorkFailed =>
  new WorkFailed(`there is no story ${story}: ids are those of wire.story, as telex events tail prints them`)

export function storyCommand(): Command {
  return new Command('story')
    .description('a story, its versions, and why it stands where it stands')
    .addCommand(show())
    .addCommand(difference())
    .addCommand(why())
    .addCommand(exportCommand(id, noStory))
}

function show(): Command {
  return new Command('show')
    .description('a story as it stands, and its versions')
    .argument('<id>', 'its UUID', id)
    .option('--json', 'print JSON')
    .action(
      action(async (story: StoryId, { json }: { json?: boolean }) => {
        await withApp(async ({ context: { db } }) => {
          const found = await readStory(db, story)
          if (!found) throw noStory(story)
          const { story: row, versions, media } = found
          if (json) return printJson({ ...row, versions, media })
          const facts = [
            row.agency,
            row.byline,
            row.located,
            row.language,
            row.published_at?.toISOString(),
            row.pub_status,
            row.relation,
          ].filter(Boolean)
          process.stdout.write(`${row.headline}\n${facts.join(' · ')}\n${row.canonical_url ?? row.url ?? ''}\n\n`)
          process.stdout.write(
            `${row.body_text ?? `(its text may not be shown: ${row.pub_status}${row.embargoed_until ? `, embargoed until ${row.embargoed_until.toISOString()}` : ''})`}\n\n`,
          )
          for (const picture of media)
            process.stdout.write(`[${picture.type}] ${picture.caption ?? ''} / ${picture.credit_line ?? ''} ${picture.url ?? ''}\n`)
          for (const version of versions)
            process.stdout.write(
              `version ${version.version}  ${version.created_at.toISOString()}  ${version.change}  ${version.headline}\n`,
            )
        })
      }),
    )
}

function difference(): Command {
  return new Command('diff')
    .description('what changed between its versions, by words')
    .argument('<id>', 'its UUID', id)
    .option('--json', 'print JSON')
    .action(
      action(async (story: StoryId, { json }: { json?: boolean }) => {
        await withApp(async ({ context: { db } }) => {
          const versions = await listVersions(db, story)
          if (versions.length === 0) throw noStory(story)
          const steps = versions.slice(1).map((version, index) => {
            const before = versions[index]!.content
            const text = ({ headline, bodyText }: typeof before) => `${headline}\n\n${bodyText}`
            return {
              from: versions[index]!.version,
              to: version.version,
              change: version.change,
              parts: diffWords(text(before), text(version.content)),
            }
          })
          if (json) return printJson(steps)
          if (steps.length === 0) return void process.stdout.write('there is one version only\n')
          process.stdout.write(`${legend}\n`)
          for (const { from, to, change, parts } of steps) {
            process.stdout.write(`\nversion ${from} → ${to} (${change})\n`)
            const paragraphs = changedParagraphs(parts)
            if (paragraphs.length === 0) process.stdout.write('  headline and text are the same\n')
            for (const paragraph of paragraphs) process.stdout.write(`${wrap(paragraph, 2, 0)}\n`)
          }
        })
      }),
    )
}

function why(): Command {
  return new Command('why')
    .description('why it was clustered, merged, dropped or killed')
    .argument('<id>', 'its UUID', id)
    .option('--json', 'print JSON')
    .action(
      action(async (story: StoryId, { json }: { json?: boolean }) => {
        await withApp(async ({ context: { db } }) => {
          const row = await getStory(db, story)
          if (!row) throw noStory(story)
          const decisions = await listDecisions(db, story)
          const others = await storyLines(db, [...new Set(decisions.flatMap(({ counterpart }) => counterpart ?? []))])
          const members = await clusterLines(db, row.clusterId)
          if (json) return printJson({ story, cluster: row.clusterId, relation: row.relation, members, decisions })
          const versions = await listVersions(db, story)
          const lines = tellWhy(
            { id: story, agency: row.agency, headline: row.headline, pubStatus: row.pubStatus, relation: row.relation },
            decisions.map((decision) => ({ ...decision, evidence: decision.evidence as Evidence[] })),
            versions.map(({ version, change, createdAt, content: { headline } }) => ({ version, change, at: createdAt, headline })),
            others.map(told),
            members.map(told),
            row.clusterId,
          )
          process.stdout.write(`${lines.join('\n')}\n`)
        })
      }),
    )
}

const told = ({ pub_status, ...rest }: StoryLine): Told => ({ ...rest, pubStatus: pub_status })

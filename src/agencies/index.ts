/**
 * The agencies that are known. A spelling that two of them share (`CNA` of Cyprus and of Taiwan, `KNA` of Germany and of Kenya, `ANA`
 * of Greece and of South Africa) means the first.
 *
 * Sources: Wikipedia, "List of news agencies", and the articles of the agencies named (their names in other scripts are the titles of the
 * articles in those languages); member lists of the European Alliance of News Agencies (newsalliance.org), the Organization of
 * Asia-Pacific News Agencies (oananews.org), the Alliance of Mediterranean News Agencies and the Federation of Arab News Agencies.
 */

import { aap } from './aap.ts'
import { afp } from './afp.ts'
import type { Agency } from './agency.ts'
import { anp } from './anp.ts'
import { ansa } from './ansa.ts'
import { ap } from './ap.ts'
import { apa } from './apa.ts'
import { cp } from './cp.ts'
import { ctk } from './ctk.ts'
import { dpa } from './dpa.ts'
import { efe } from './efe.ts'
import { epd } from './epd.ts'
import { hina } from './hina.ts'
import { jiji } from './jiji.ts'
import { keystoneSda } from './keystone-sda.ts'
import { known } from './known.ts'
import { kyodo } from './kyodo.ts'
import { ntb } from './ntb.ts'
import { pap } from './pap.ts'
import { pictures } from './pictures.ts'
import { reuters } from './reuters.ts'
import { tass } from './tass.ts'
import { xinhua } from './xinhua.ts'

export type { Agency } from './agency.ts'

export const agencies: readonly Agency[] = [
  aap,
  afp,
  anp,
  ansa,
  ap,
  apa,
  cp,
  ctk,
  dpa,
  efe,
  epd,
  hina,
  jiji,
  keystoneSda,
  kyodo,
  ntb,
  pap,
  reuters,
  tass,
  xinhua,
  ...known,
  ...pictures,
]

/** A field that holds names or patterns of a form. */
type Form =
  | 'lowerCase'
  | 'lowerCaseAlone'
  | 'corners'
  | 'creditHeads'
  | 'rightsNumber'
  | 'notebook'
  | 'reporterLabels'
  | 'mediaNotes'
  | 'slugPrefix'
  | 'numberPrefix'

/** A form as all agencies print it. */
export const forms = (field: Form): string[] => agencies.flatMap(({ [field]: form = [] }) => form)

// What one case says in the code list: out of what was counted of its person, what an earlier file said, and the log of its processes. Made
// in the browser of who takes it away. Nothing of it is a name, a place, a day or a country.
import { isPresumed } from '../../identification/presumed.ts'
import { services } from '../../directory/kinds.ts'
import type { Circumstances } from '../circumstances.ts'
import { countedAs, readFrom, type InStandard } from '../htcds/counted-as.ts'
import { variableOf, type Unit, type VariableName } from './code-list.ts'
import { detectedBy } from './found-by.ts'

export interface Observation {
  unit: Unit
  variable: VariableName
  code: string
  /** The month in which it was first so; empty where it is no step. */
  month: string
}

/** A step of a process, or where the process stands. */
export interface Step {
  kind: string
  subkind: string | null
  to: string
  outcome?: unknown
  month: string
}

export interface ObservedCase {
  origin: string
  ageGroup: string
  openedIn: string
  counted: Readonly<Record<string, string>>
  circumstances: Circumstances
  imported: Readonly<Record<string, string>>
  /** The earliest first. */
  steps: readonly Step[]
}

const assistanceOf = (service: string | null): string | undefined =>
  service === 'health' ? 'health' : services.find(({ code }) => code === service)?.group

const decided: Readonly<Record<string, string>> = {
  convicted: 'convicted',
  partly: 'partly',
  acquitted_or_defence_upheld: 'acquitted',
  settled: 'settled',
}
const prosecuted: Readonly<Record<string, string>> = {
  investigation: 'investigated',
  filed: 'filed',
  hearing: 'tried',
  discontinued: 'discontinued',
}
const carriedOut: readonly string[] = ['executed', 'monitoring', 'sustained']
const livesThere: readonly string[] = ['resident', 'away']

/** What a step says; most say nothing that is asked. */
function saidBy({ kind, subkind, to, outcome }: Step): [VariableName, string | undefined] | undefined {
  switch (kind) {
    case 'identification':
      return ['status', isPresumed(to) ? 'presumed' : to]
    case 'goal':
      return to === 'achieved' ? ['assistance', assistanceOf(subkind)] : undefined
    case 'placement':
      return livesThere.includes(to) ? ['assistance', 'housing'] : undefined
    case 'status':
      return ['residence', to]
    case 'solution':
      return carriedOut.includes(to) ? ['durable_solution', subkind ?? undefined] : undefined
    case 'proceeding':
      if (subkind !== 'criminal_against_trafficker') return undefined
      return ['proceeding', to === 'decided' ? decided[String(outcome)] : prosecuted[to]]
    default:
      return undefined
  }
}

/** An answer that was given here, or what an earlier file says of the same. */
function answered(
  name: InStandard,
  variable: VariableName,
  given: readonly (string | undefined)[],
  imported: ObservedCase['imported'],
): readonly string[] {
  const here = given.filter((one): one is string => one !== undefined && one !== '')
  if (here.some((one) => one !== 'unknown')) return here
  const brought = readFrom(name, imported[countedAs[name].field] ?? '', variableOf(variable).codes)
  return brought.length > 0 ? brought : here
}

/** All that is said of a case, each once, with the first month in which it was so. Codes that the list does not have are left out. */
export function observe(one: ObservedCase): Observation[] {
  const { counted, circumstances, imported } = one
  const said = new Map<string, Observation>()
  const add = (variable: VariableName, code: string | undefined, month = '') => {
    const { unit, codes } = variableOf(variable)
    if (code === undefined || !codes.includes(code) || said.has(`${variable} ${code}`)) return
    said.set(`${variable} ${code}`, { unit, variable, code, month })
  }
  add('detected_by', detectedBy(one.origin), one.openedIn)
  for (const code of answered('exploitation', 'purpose', [counted['exploitation']], imported))
    add('purpose', code)
  for (const code of answered('sector', 'sector', [circumstances.sector], imported)) add('sector', code)
  for (const code of answered('control', 'means', circumstances.control ?? [], imported)) add('means', code)
  add('cross_border', counted['abroad'])
  const [sex, ...more] = answered('gender', 'sex', [counted['gender']], imported)
  // A code there that agrees with several of ours says none of them.
  if (more.length === 0) add('sex', sex)
  add('age_group', one.ageGroup === 'unsure' ? 'unknown' : one.ageGroup)
  add('citizenship', counted['citizenship'])
  add('recruiter', circumstances.recruiter)
  for (const step of one.steps) {
    const [variable, code] = saidBy(step) ?? []
    if (variable) add(variable, code, step.month)
  }
  return [...said.values()]
}

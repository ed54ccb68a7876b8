// The file: one line for each thing that is said. Cases have numbers that hold within the file alone, in a drawn order, so that it leads
// back to no reference and says not which came first.
import { writeCsv } from '../../api/write-csv.ts'
import { drawBelow } from '../../sealing/draw.ts'
import { listVersion, units, variableOf, type Unit, type VariableName } from './code-list.ts'
import type { EntityType } from './found-by.ts'
import type { Observation } from './observe.ts'

export const icTipColumns = ['case', 'unit', 'variable', 'code', 'official', 'month'] as const

interface Line {
  /** None of the reporting entity, which is the same for all. */
  case: number | null
  unit: Unit
  variable: VariableName
  code: string
  official: string | null
  month: string | null
}

const officialOf = (variable: VariableName, code: string): string | null =>
  variableOf(variable).official?.[code] ?? null

/** The same in another order. */
function shuffled<One>(list: readonly One[]): One[] {
  const left = [...list]
  return list.map(() => left.splice(drawBelow(left.length), 1)[0]!)
}

function linesOf(entity: EntityType, cases: readonly (readonly Observation[])[]): Line[] {
  const own: Line = {
    case: null,
    unit: 'reporting_entity',
    variable: 'entity_type',
    code: entity,
    official: officialOf('entity_type', entity),
    month: null,
  }
  const said = shuffled(cases).flatMap((observations, at) =>
    observations.map(({ unit, variable, code, month }): Line => ({
      case: at + 1,
      unit,
      variable,
      code,
      official: officialOf(variable, code),
      month: month || null,
    })),
  )
  return [own, ...said]
}

/** The text of a file with these cases. */
export function icTipFile(
  form: 'csv' | 'json',
  entity: EntityType,
  cases: readonly (readonly Observation[])[],
): string {
  const lines = linesOf(entity, cases)
  if (form === 'csv')
    return writeCsv(
      icTipColumns,
      lines.map((line) => icTipColumns.map((column) => line[column])),
    )
  const views = Object.fromEntries(
    units.map((unit) => [
      unit,
      lines.filter((line) => line.unit === unit).map(({ unit: _unit, ...line }) => line),
    ]),
  )
  const head = { classification: 'IC-TIP', codeList: listVersion, cases: cases.length }
  return `${JSON.stringify({ ...head, ...views }, null, 1)}\n`
}

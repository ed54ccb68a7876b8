// Between what and what a sum of unknown numbers lies, for whoever knows other sums of them. Linear programs, solved by HiGHS; where the
// end of a range is reached by broken numbers only, whole ones are asked for.

import type { Highs, Model } from 'highs'

/** A sum that is known, over unknown numbers by their place. */
export interface KnownSum {
  members: readonly number[]
  /** These are taken from it. */
  less?: readonly number[]
  n: number
}

export interface End {
  /** The least, or the most, that the sum can be. */
  at: number
  /** Places of the known sums that keep it from going further. */
  heldBy: readonly number[]
  /** Numbers by which it comes so far, where they are whole. */
  numbers: Float64Array | undefined
}

export interface Program {
  least: (members: readonly number[]) => End
  most: (members: readonly number[]) => End
  /** The same for whole numbers alone, which takes longer; what holds it is not known then. */
  wholeLeast: (members: readonly number[]) => End
  wholeMost: (members: readonly number[]) => End
  /** Forgets a known sum: it is not told any more. */
  forget: (place: number) => void
  /** Tells it again. */
  recall: (place: number) => void
  close: () => void
}

let loading: Promise<Highs> | undefined
/** Loaded when it is first needed: it weighs more than all the rest of the server's own code. */
const load = (): Promise<Highs> =>
  // Its declarations are those of CommonJS, while Node takes the module.
  (loading ??= import('highs').then((loaded) => (loaded.default as unknown as () => Promise<Highs>)()))

const broken = (value: number): boolean => Math.abs(value - Math.round(value)) > 1e-6

/** Whole numbers from nothing upwards, of which these sums are known. Sums that cannot all be true are refused. */
export async function openProgram(unknowns: number, known: readonly KnownSum[]): Promise<Program> {
  const highs = await load()
  const model = modelOf(highs, unknowns, known)
  let asked: readonly number[] = []
  const { objectiveSense } = highs.constants
  const run = (members: readonly number[], sense: 'minimize' | 'maximize', isWhole = false): End => {
    for (const at of asked) model.changeColCost(at, 0)
    asked = members
    for (const at of members) model.changeColCost(at, 1)
    model.changeObjectiveSense(objectiveSense[sense])
    if (isWhole) setWhole(highs, model, unknowns, true)
    model.run()
    const end = endOf(highs, model, isWhole)
    if (isWhole) setWhole(highs, model, unknowns, false)
    return end
  }
  return {
    least: (members) => run(members, 'minimize'),
    most: (members) => run(members, 'maximize'),
    wholeLeast: (members) => run(members, 'minimize', true),
    wholeMost: (members) => run(members, 'maximize', true),
    forget: (place) => void model.changeRowBounds(place, -highs.infinity, highs.infinity),
    recall: (place) => void model.changeRowBounds(place, known[place]!.n, known[place]!.n),
    close: () => model.dispose(),
  }
}

function endOf({ constants: { modelStatus } }: Highs, model: Model, isWhole: boolean): End {
  const status = model.getModelStatus()
  if (status === modelStatus.unbounded || status === modelStatus.unboundedOrInfeasible)
    return { at: Number.POSITIVE_INFINITY, heldBy: [], numbers: undefined }
  if (status !== modelStatus.optimal) throw new Error('these sums contradict each other')
  const { colValue, rowDual } = model.getSolution()
  const heldBy = isWhole ? [] : [...rowDual.keys()].filter((row) => Math.abs(rowDual[row]!) > 1e-7)
  const at = Math.round(model.getObjectiveValue() * 1e6) / 1e6
  return { at, heldBy, numbers: colValue.some(broken) ? undefined : colValue.map(Math.round) }
}

function setWhole(highs: Highs, model: Model, unknowns: number, isWhole: boolean): void {
  const { integer, continuous } = highs.constants.variableType
  for (let at = 0; at < unknowns; at++) model.changeColIntegrality(at, isWhole ? integer : continuous)
}

function modelOf(highs: Highs, unknowns: number, known: readonly KnownSum[]): Model {
  const starts = [0]
  for (const { members, less = [] } of known) starts.push(starts.at(-1)! + members.length + less.length)
  const sums = known.map(({ n }) => n)
  const model = highs.createModel({
    numCols: unknowns,
    numRows: known.length,
    colCost: new Float64Array(unknowns),
    colLower: new Float64Array(unknowns),
    colUpper: new Float64Array(unknowns).fill(highs.infinity),
    rowLower: sums,
    rowUpper: sums,
    matrix: {
      format: 'csr',
      numRows: known.length,
      numCols: unknowns,
      starts: new Int32Array(starts),
      indices: new Int32Array(known.flatMap(({ members, less = [] }) => [...members, ...less])),
      values: Float64Array.from(
        known.flatMap(({ members, less = [] }) => [...members.map(() => 1), ...less.map(() => -1)]),
      ),
    },
  })
  model.options.set({ output_flag: false, presolve: 'off', solver: 'simplex' })
  return model
}

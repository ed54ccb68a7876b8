// How far the figures of a table with noise may be off: of one attribute, or of two that are crossed.

import { crossedErrorAt95, errorAt95 } from '../../statistics/concentrated-privacy.ts'
import { canCross, figureAttributes, figureNames, type FigureAttribute } from '../figure-codes.ts'

interface Told {
  attribute: FigureAttribute
  across: FigureAttribute | null
}

/** So far from the true count a figure of a table with noise lies at most, 95 of 100 times. */
export const errorOf = ({ attribute, across }: Told, rho: number): number =>
  across
    ? crossedErrorAt95(rho, figureAttributes[attribute].length, figureAttributes[across].length)
    : errorAt95(rho)

/** Of every two attributes that can be crossed. */
export const crossedErrors = (rho: number) =>
  figureNames.flatMap((attribute) =>
    figureNames
      .filter((across) => canCross(attribute, across))
      .map((across) => ({ attribute, across, error: errorOf({ attribute, across }, rho) })),
  )

import { toCents } from '../money'
import type { Warning } from '../warning'
import { type Amounts, type Form8824Input, type Line, amountsOf, exactLines, reconciles } from './lines'

export type { Form8824Input } from './lines'

type OtherPropertyLine = '12' | '13' | '14'

/** The lines of Part III in cents; 12 to 14 are there exactly when other property was given. */
export type Form8824Lines = Record<Line, number> & Partial<Record<OtherPropertyLine, number>>

/** A worksheet for the client's CPA: the lines, and lines 23, 24 and 25 by their names. */
export type Form8824 = {
  lines: Form8824Lines
  recognizedGainCents: number
  deferredGainCents: number
  basisCents: number
  warnings: Warning[]
}

/** Lines 12 to 14: gain or loss on other property given is recognized, apart from line 23. */
function otherPropertyLines(input: Form8824Input): Partial<Record<OtherPropertyLine, number>> {
  const { otherPropertyGivenCents: given, otherPropertyGivenBasisCents: basis = 0 } = input
  return given === undefined ? {} : { 12: given, 13: basis, 14: given - basis }
}

function warningsOf(a: Amounts): Warning[] {
  const otherProperty = a.otherPropertyGivenCents > 0n || a.otherPropertyReceivedCents > 0n
  const multiAsset = {
    code: 'multi-asset',
    message: 'With other property lines 12 to 18 are not completed: attach a statement (Reg. 1.1031(j)-1).',
  }
  const unreconciled = {
    code: 'does-not-reconcile',
    message: 'What was received does not equal what was given: check price, debt and cash.',
  }
  return [...(otherProperty ? [multiAsset] : []), ...(reconciles(a) ? [] : [unreconciled])]
}

/**
 * Part III of Form 8824, line by line (domain.md 3.2, vectors B-01 to B-09; IRC 1031(b) to (d), Reg.
 * 1.1031(d)-2). New debt and own cash offset debt relief; nothing offsets cash but the expenses;
 * a loss is never recognized. What does not reconcile is computed all the same, with a warning.
 * Throws `InvalidInput` (with the field) for cents that are negative or not whole, and with
 * `lines.<n>` for a line too large to be exact.
 */
export function form8824(input: Form8824Input): Form8824 {
  const amounts = amountsOf(input)
  const exact = exactLines(amounts)
  const line = (number: Line) => toCents(`lines.${number}`, exact[number])
  const lines: Form8824Lines = {
    ...otherPropertyLines(input),
    15: line('15'),
    16: line('16'),
    17: line('17'),
    18: line('18'),
    19: line('19'),
    20: line('20'),
    21: line('21'),
    22: line('22'),
    23: line('23'),
    24: line('24'),
    25: line('25'),
  }
  return {
    lines,
    recognizedGainCents: lines[23],
    deferredGainCents: lines[24],
    basisCents: lines[25],
    warnings: warningsOf(amounts),
  }
}

import { medianOf } from './ask'

/** The figures of a run: every one is a ratio to a floor that was measured in the same run. */
export class Report {
  readonly rows: { what: string; figure: string; wanted: string; met: boolean | null }[] = []

  private add(what: string, figure: string, wanted: string, met: boolean | null): void {
    this.rows.push({ what, figure, wanted, met })
    process.stdout.write(`  ${what}: ${figure} (wanted: ${wanted})${met === false ? '  BELOW' : ''}\n`)
  }

  /**
   * A share of the floor's throughput: the middle of several rounds and their range, with what one costs.
   * @param atLeast null where nothing is wanted
   */
  share(
    what: string,
    rounds: readonly { ours: number; floor: number }[],
    atLeast: number | null,
    cost: { statements: number; bytes: number },
  ): void {
    const shares = rounds.map(({ ours, floor }) => ours / floor)
    const share = medianOf(shares)
    const [least, most, ours, floor] = [
      Math.min(...shares).toFixed(3),
      Math.max(...shares).toFixed(3),
      medianOf(rounds.map((round) => round.ours)).toFixed(0),
      medianOf(rounds.map((round) => round.floor)).toFixed(0),
    ]
    this.add(
      what,
      `${share.toFixed(3)} of the floor (${least} to ${most}; ${ours} of ${floor} a second; ${cost.statements} statements, ${(cost.bytes / 1000).toFixed(1)} kB)`,
      atLeast === null ? '' : `at least ${atLeast.toFixed(2)}`,
      atLeast === null ? null : share >= atLeast,
    )
  }

  /** A multiple of the floor's time. */
  times(what: string, oursMs: number, floorMs: number, atMost: number): void {
    const ratio = oursMs / floorMs
    this.add(
      what,
      `${ratio.toFixed(2)} times the floor (${(oursMs / 1000).toFixed(2)} s of ${(floorMs / 1000).toFixed(2)} s)`,
      `at most ${atMost}`,
      ratio <= atMost,
    )
  }

  /** A figure that is reported and has no threshold. */
  line(what: string, figure: string, wanted: string, met: boolean | null = null): void {
    this.add(what, figure, wanted, met)
  }

  markdown(): string {
    const rows = this.rows.map(
      ({ what, figure, wanted, met }) =>
        `| ${what} | ${figure} | ${wanted} | ${met === null ? '' : met ? 'yes' : 'no'} |`,
    )
    return ['| what | measured | wanted | reached |', '|---|---|---|---|', ...rows].join('\n')
  }
}

/** The figures of a run: every one is a ratio to a floor that was measured in the same run. */
export class Report {
  readonly rows: { what: string; figure: string; wanted: string; met: boolean | null }[] = []

  private add(what: string, figure: string, wanted: string, met: boolean | null): void {
    this.rows.push({ what, figure, wanted, met })
    process.stdout.write(`  ${what}: ${figure} (wanted: ${wanted})${met === false ? '  BELOW' : ''}\n`)
  }

  /** A share of the floor's throughput. */
  share(what: string, ours: number, floor: number, atLeast: number): void {
    const share = ours / floor
    this.add(
      what,
      `${share.toFixed(3)} of the floor (${ours.toFixed(0)} of ${floor.toFixed(0)} a second)`,
      `at least ${atLeast.toFixed(3)}`,
      share >= atLeast,
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

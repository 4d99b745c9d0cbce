/** The folder with a complete build of the present sources, built now when there is none. */
export function ensureBuild(say: (line: string) => void): Promise<string>

import { mkdir, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import type { ByteStore } from './byteStore'

/** Makes the entries of a folder survive a loss of power. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 })
  if (first !== undefined) await syncFolder(path.dirname(first))
}

/** Files in a folder: written under a temporary name, and renamed once all of it is on the disk. */
export function diskStore(root: string): ByteStore {
  const unfinished = path.join(root, 'unfinished')
  // Ids begin with their time: the end spreads them over 256 folders.
  const folderOf = (id: string) => path.join(root, id.slice(-2))
  return {
    async write(id, content) {
      const [from, folder] = [path.join(unfinished, id), folderOf(id)]
      await makeFolder(unfinished)
      await makeFolder(folder)
      try {
        const handle = await open(from, 'wx', 0o600)
        try {
          await handle.writeFile(content)
          await handle.sync()
        } finally {
          await handle.close()
        }
        await rename(from, path.join(folder, id))
      } catch (error) {
        await rm(from, { force: true })
        throw error
      }
      await syncFolder(folder)
    },
    async read(id, span) {
      const handle = await open(path.join(folderOf(id), id), 'r')
      return handle.createReadStream({ highWaterMark: 64 * 1024, ...span })
    },
    async remove(id) {
      await rm(path.join(unfinished, id), { force: true })
      await rm(path.join(folderOf(id), id), { force: true })
    },
  }
}

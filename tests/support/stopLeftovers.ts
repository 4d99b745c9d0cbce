import { afterAll } from 'vitest'
import { closePools } from './database'
import { stopPlatforms } from './platform'

afterAll(async () => {
  await stopPlatforms()
  await closePools()
})

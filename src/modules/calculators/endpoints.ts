import { defineEndpoint } from '../../core/api/defineEndpoint'
import { today } from '../../core/clock'
import {
  deadlines,
  deadlinesInput,
  form8824,
  form8824Input,
  identification,
  identificationInput,
  release,
  releaseInput,
} from '../../law/calculators'
import { InvalidInput } from '../../law/errors'
import { InvalidInputError } from '../../core/errors'
import type { ModuleEndpoints } from '../../core/api/moduleEndpoints'
import * as answers from './answers'

/** The calculators are pure: they store nothing, and any signed-in person may use them (contract section 5). */
async function answered<T>(compute: () => T): Promise<T> {
  try {
    return compute()
  } catch (error) {
    if (error instanceof InvalidInput) throw new InvalidInputError(error.message, error.field)
    throw error
  }
}

export const endpoints: ModuleEndpoints = {
  root: [
    defineEndpoint({
      method: 'post',
      path: '/calculators/deadlines',
      summary: 'Day 45 and the end of the exchange, with caps, relief and warnings',
      body: deadlinesInput,
      answer: answers.deadlines,
      handler: ({ body }) => answered(() => deadlines(body, today())),
    }),
    defineEndpoint({
      method: 'post',
      path: '/calculators/identification',
      summary: 'The three-property, 200% and 95% tests',
      body: identificationInput,
      answer: answers.identification,
      handler: ({ body }) => answered(() => identification(body)),
    }),
    defineEndpoint({
      method: 'post',
      path: '/calculators/form-8824',
      summary: 'Form 8824, lines 12 to 25',
      body: form8824Input,
      answer: answers.form8824,
      handler: ({ body }) => answered(() => form8824(body)),
    }),
    defineEndpoint({
      method: 'post',
      path: '/calculators/release',
      summary: 'Whether exchange funds may be released',
      body: releaseInput,
      answer: answers.release,
      handler: ({ body }) => answered(() => release(body)),
    }),
  ],
}

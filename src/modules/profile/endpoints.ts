import { z } from 'zod'
import { defineEndpoint } from '../../core/api/defineEndpoint'
import { databaseOf } from '../../core/database/database'
import { sqlOn } from '../../core/database/sql'
import { NotFoundError } from '../../core/errors'
import { fileResponse } from '../../core/files/store/fileResponse'
import { pictureOf, readAvatar, writeAvatar } from './avatar'
import { singleLine } from '../../core/api/plainText'
import type { ModuleEndpoints } from '../../core/api/moduleEndpoints'
import { FILE, messageAnswer } from '../../core/api/answers'
import * as answers from './answers'

const name = singleLine().trim().min(1).max(100)
const profile = z.strictObject({
  firstName: name.optional(),
  lastName: name.optional(),
  phone: singleLine().trim().max(40).nullish(),
  timeZone: singleLine().max(64).nullish(),
})

const saveProfile = defineEndpoint({
  method: 'put',
  path: '/users/me/profile',
  summary: "Changes what is the caller's own: name, phone (kept as E.164) and time zone",
  body: profile,
  answer: answers.saveProfile,
  handler: async ({ req, actor, body: { phone, timeZone, ...names } }) => {
    const data = {
      ...names,
      ...(phone === undefined ? {} : { phone }),
      ...(timeZone === undefined ? {} : { timeZone }),
    }
    const doc = await req.payload.update({
      collection: 'users',
      id: actor.id,
      data,
      depth: 0,
      overrideAccess: false,
      req,
    })
    return {
      message: 'Saved.',
      doc: {
        id: doc.id,
        firstName: doc.firstName,
        lastName: doc.lastName,
        displayName: doc.displayName,
        phone: doc.phone ?? null,
        timeZone: doc.timeZone ?? null,
      },
    }
  },
})

const avatar = defineEndpoint({
  method: 'get',
  path: '/users/me/avatar',
  summary: "The caller's picture; 404 while there is none",
  // A page that has just changed it asks with another number, so that the old one is not shown again.
  query: z.strictObject({ v: singleLine().max(20).optional() }),
  answer: FILE,
  handler: async ({ req, actor }) => {
    const picture = await readAvatar(sqlOn(databaseOf(req.payload)), actor.id)
    if (!picture) throw new NotFoundError()
    return fileResponse(picture, { 'cache-control': 'private, no-cache' })
  },
})

const putAvatar = defineEndpoint({
  method: 'put',
  path: '/users/me/avatar',
  summary: 'Keeps a picture of the caller: PNG, JPEG or WebP of at most 256 kB, in base64',
  body: z.strictObject({ data: z.string().min(1) }),
  answer: answers.putAvatar,
  handler: async ({ req, actor, body }) => {
    const picture = await pictureOf(body.data)
    await writeAvatar(databaseOf(req.payload), actor.id, picture)
    return { message: 'The picture was saved.', type: picture.type, bytes: picture.bytes.length }
  },
})

const dropAvatar = defineEndpoint({
  method: 'delete',
  path: '/users/me/avatar',
  summary: "Takes the caller's picture away",
  answer: messageAnswer,
  handler: async ({ req, actor }) => {
    await writeAvatar(databaseOf(req.payload), actor.id, null)
    return { message: 'The picture was removed.' }
  },
})

export const endpoints: ModuleEndpoints = { root: [saveProfile, avatar, putAvatar, dropAvatar] }

import { afterCommit } from '../../core/events/afterCommit'
import type { Sql } from '../../core/database/sql'
import { notifyAdmins, notifyPerson } from '../notifications'

type Invited = {
  state: string
  guest: string
  email: string
  invitedBy: string | null
  sender: string | null
  accepted: string | null
  exchangeName: string | null
}

const INVITED = `select i.state, concat_ws(' ', i.first_name, i.last_name) as guest, i.email, i.invited_by_id as "invitedBy", s.display_name as sender, u.display_name as accepted, e.name as "exchangeName"
  from invitations i left join users s on s.id = i.invited_by_id left join users u on u.id = i.user_id left join exchanges e on e.id = i.exchange_id where i.id = $1`

const read = async (sql: Sql, id: string | null): Promise<Invited | null> =>
  (id && (await sql.query<Invited>(INVITED, [id]))[0]) || null

export const subscribers = [
  afterCommit(['invitations.create'], 'invitations.approval', async (sql, { entityId }) => {
    const invited = await read(sql, entityId)
    if (invited?.state !== 'WAITING') return
    await notifyAdmins(sql, {
      category: 'invitations',
      title: `${invited.sender ?? 'The office'} asks to invite ${invited.guest}`,
      body: `${invited.email}, to the exchange ${invited.exchangeName ?? ''}. They are invited once you approve it.`,
      link: '/invitations',
    })
  }),
  afterCommit(['invitations.approve'], 'invitations.approved', async (sql, { entityId }) => {
    const invited = await read(sql, entityId)
    if (invited?.invitedBy)
      await notifyPerson(sql, invited.invitedBy, {
        category: 'invitations',
        title: `Your invitation of ${invited.guest} was approved`,
        body: 'It is on its way to them.',
        link: '/invitations',
      })
  }),
  afterCommit(['invitations.accept'], 'invitations.accepted', async (sql, { entityId }) => {
    const invited = await read(sql, entityId)
    if (invited?.invitedBy)
      await notifyPerson(sql, invited.invitedBy, {
        category: 'invitations',
        title: `${invited.accepted ?? invited.guest} accepted your invitation`,
        body: null,
        link: '/invitations',
      })
  }),
]

/** A message as the API gives it. */
export type Message = {
  id: string
  content: string
  sender: { id: string; displayName: string } | string | null
  audience: 'all' | 'staff'
  messageType: string
  createdAt: string
}
export type MessagePage = { docs: Message[] }

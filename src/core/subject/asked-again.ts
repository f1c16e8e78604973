import type { AskedRequest } from '../diagnosis'
import type { SubjectModel } from '../link/subject'
import type { Resource } from '../timeline/server'

/** The subject as it is without what Driftscope asked the server again; the same object where it asked nothing. */
export function unasked(subject: SubjectModel): SubjectModel {
  if (subject.members.every((member) => !member.unasked)) return subject
  const members = subject.members.map(({ unasked: history, ...member }) =>
    history && member.resource ? { ...member, history, resource: { ...member.resource, refetches: [] } } : member,
  )
  return { ...subject, members }
}

/** The app's last GET request to a resource, of the whole of it where there is one. */
export function lastAsked({ requests }: Resource): AskedRequest | undefined {
  const asked = requests.flatMap(({ exchange: { started }, item }) => {
    const { event, document } = started
    const isGet = event.type === 'request-started' && event.method === 'GET' && /^https?:/.test(event.url)
    return isGet ? [{ item, asked: { document: document.id, request: event.request, url: event.url } }] : []
  })
  return (asked.findLast(({ item }) => item === undefined) ?? asked.at(-1))?.asked
}

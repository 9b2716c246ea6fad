import type { AccountFiles } from './files/account-files.ts'
import { permissionDenied, unsupported } from './files/refused.ts'
import { normalPath, placeOf } from './files/virtual-path.ts'
import { HANDLES_MAX, type Handles } from './handles.ts'
import { STATUS } from './wire/protocol.ts'
import { attributesReply, dataReply, handleReply, limitsReply, namesReply, statusReply, versionReply, volumeReply } from './wire/replies.ts'
import type { Request } from './wire/requests.ts'

/**
 * Does what one request asks. Writes are not here: many of them are one call (serve-requests.ts).
 * @returns the reply
 * @throws Refused with the status of what is not done
 */
export async function performRequest(files: AccountFiles, handles: Handles, request: Exclude<Request, { type: 'write' }>): Promise<Buffer> {
  switch (request.type) {
    case 'init': return versionReply()
    case 'malformed': return statusReply(request.id ?? 0, STATUS.badMessage)
    case 'unsupported': throw unsupported()
    case 'limits': return limitsReply(request.id, { handlesMax: HANDLES_MAX })

    case 'open': return handleReply(request.id, await handles.add(() => files.open(placeOf(request.path), request.flags)))
    case 'opendir': return handleReply(request.id, await handles.add(() => files.list(placeOf(request.path))))
    case 'close': return done(request.id, handles.close(request.handle))
    case 'fsync': return done(request.id, handles.upload(request.handle).sync())

    case 'read': {
      const data = await handles.download(request.handle).read(request.offset, request.length)
      return data.length === 0 && request.length > 0 ? statusReply(request.id, STATUS.endOfFile) : dataReply(request.id, data)
    }
    case 'readdir': {
      const entries = await handles.listing(request.handle).next()
      return entries.length === 0 ? statusReply(request.id, STATUS.endOfFile) : namesReply(request.id, entries)
    }

    case 'stat': return attributesReply(request.id, await files.attributes(placeOf(request.path)))
    case 'fstat': return attributesReply(request.id, await files.attributesOf(handles.file(request.handle)))
    case 'setstat':
      // A new size would be a change of content.
      if (request.attributes.size !== undefined) throw unsupported()
      return done(request.id, files.setAttributes(placeOf(request.path)))
    case 'fsetstat':
      if (request.attributes.size !== undefined) throw unsupported()
      handles.file(request.handle)
      return statusReply(request.id, STATUS.ok)

    case 'realpath': return namesReply(request.id, [{ name: normalPath(request.path ?? '') }])
    case 'remove': return done(request.id, files.remove(placeOf(request.path)))
    case 'rename': return done(request.id, files.rename(placeOf(request.from), placeOf(request.to)))
    // IN and OUT are all there is (D-56).
    case 'mkdir': case 'rmdir': throw permissionDenied('There are no other directories than IN and OUT')
    case 'statvfs': return volumeReply(request.id, await files.volume())
    default: return request satisfies never
  }
}

async function done(id: number, work: Promise<void>): Promise<Buffer> {
  await work
  return statusReply(id, STATUS.ok)
}

export type UploadFailure = 'tooLarge' | 'empty' | 'tooMany' | 'noSpace' | 'brokenOff' | 'loggedOut'

const failureOfStatus: Record<number, UploadFailure> = { 401: 'loggedOut', 413: 'tooLarge', 429: 'tooMany', 507: 'noSpace' }

/**
 * Sends one file. XMLHttpRequest, because fetch cannot yet tell how much has gone.
 * @returns done: undefined when the file is there, else what went wrong
 */
export function uploadFile(file: File, onPercent: (percent: number) => void): { done: Promise<UploadFailure | 'cancelled' | undefined>; abort: () => void } {
  const request = new XMLHttpRequest()
  const done = new Promise<UploadFailure | 'cancelled' | undefined>((resolve) => {
    request.upload.addEventListener('progress', ({ loaded, total }) => onPercent(Math.floor(loaded / Math.max(1, total) * 100)))
    request.addEventListener('load', () => resolve(request.status === 201 ? undefined : failureOfStatus[request.status] ?? 'brokenOff'))
    request.addEventListener('error', () => resolve('brokenOff'))
    request.addEventListener('abort', () => resolve('cancelled'))
    request.open('POST', '/api/uploads')
    request.setRequestHeader('content-type', 'application/xml')
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name))
    request.send(file)
  })
  return { done, abort: () => request.abort() }
}

export { logFailedRequest as onRequestError } from '#lib/portal/log-failed-request.ts'

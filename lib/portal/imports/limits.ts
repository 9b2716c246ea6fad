/** Within what a server action takes. */
export const SPREADSHEET_BYTES_MAX = 900_000
/** More people than these are better sent as a file of the upload service. */
export const SPREADSHEET_ROWS_MAX = 300

/** How a paper form's state looks, in the list and on its page. */
export const paperStateTones = { entering: 'info', filed: 'good', rejected: 'bad', discarded: 'warn' } as const

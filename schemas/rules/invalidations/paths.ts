/** Paths of the groups that rules of invalidations look at, below the root element. */
export const DELIVERY = 'DeliveryData'
export const ITEM = `${DELIVERY}/Items/Item`

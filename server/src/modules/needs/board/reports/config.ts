/** How many needs one source may report in a day of Asia/Shanghai. The table holds the larger number. */
export const mostOnOneDay = { person: 5, visitor: 3 } as const;

/** How many reports of one need by visitors may wait at a time: a crowd adds nothing to what staff know by then. */
export const mostOfVisitors = 20;

/** For so many days after its report was found to be wrong, a person takes no need off the board by a report alone. */
export const mistrustedDays = 180;

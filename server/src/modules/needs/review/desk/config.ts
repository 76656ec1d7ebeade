/** Lines of a sheet of a desk's list at most: more take a second of the whole server to write. */
export const mostLines = 5000;

/** A number as whoever knows it knows it again, and nobody else: `138****8000`. */
export const maskedMobile = (mobile: string): string =>
  mobile.replace(/^\+86(\d{3})\d{4}(\d{4})$/, (_, head: string, tail: string) => `${head}****${tail}`);

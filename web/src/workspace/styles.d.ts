/** Styles are files of their own in the built page; importing one says only that it belongs to it. */
declare module '*.css';

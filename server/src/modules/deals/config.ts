/**
 * Days that a state institute's or university's notice of a negotiated price takes at least, by the province's two digits.
 * Zhejiang: 15 (浙江省促进科技成果转化条例). Elsewhere the dates are recorded. To be approved by the organiser (待主办方确认).
 */
export const noticeDaysByProvince: Readonly<Record<string, number>> = { '33': 15 };

/** 三省一市: Shanghai, Jiangsu, Zhejiang, Anhui, by their two digits. */
export const deltaProvinces: readonly string[] = ['31', '32', '33', '34'];

/** Documents of one deal at most. */
export const mostDocuments = 100;
/** Meetings of one deal at most. */
export const mostMeetings = 50;

/** Days that an inquiry waits for an answer; then it lapses. */
export const inquiryDays = 30;
/** Inquiries of one organisation that may wait for an answer at one time, and that it may make on one day in Asia/Shanghai. */
export const mostInquiriesWaiting = 20;
export const mostInquiriesADay = 10;

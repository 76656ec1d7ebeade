-- What the scan said stands beside the file now, whosever it is.
alter table needs.attachment drop column scan;

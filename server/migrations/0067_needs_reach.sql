-- Until when a submitted need is to be reviewed, and when its organisers were told that it was not; both begin anew when it is
-- handed in again. The clock writes them: a term of working days is no sum that the database does.
alter table needs.need add column review_due timestamptz, add column review_overdue_at timestamptz;
create index need_review_due on needs.need (review_due)
  where state in ('submitted', 'under_review') and review_overdue_at is null;

-- The second level of fields and regions, and industries, whose first level is a letter: few needs fit, so each has an index of its own.
create index board_field_second on needs.board (left(field, 3), published_at desc, need desc);
create index board_region_second on needs.board (left(region, 4), published_at desc, need desc);
create index board_industry on needs.board (left(industry, 1), published_at desc, need desc);
create index board_industry_second on needs.board (left(industry, 3), published_at desc, need desc);

-- 推荐单位: the unit that recommended a need, by its name in the list of its contest. The count of each feeds 优秀组织奖.
alter table needs.need add column recommender text;
create index need_recommender on needs.need (contest, recommender) where recommender is not null;

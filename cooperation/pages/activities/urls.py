"""Addresses of the pages of activities."""

from django.urls import path

from cooperation.pages.activities import (
    bringing,
    closing,
    exercise,
    link,
    mending,
    procurement,
    procurement_lines,
    sight,
    year,
)
from cooperation.pages.activities import procurement_acting as acting
from cooperation.pages.activities import procurement_plan as plan
from cooperation.pages.activities import procurement_writing as writing
from cooperation.pages.activities import training_moving as moving
from cooperation.pages.activities import training_writing as training
from cooperation.pages.activities.acting import activity_act_page, activity_contest_page
from cooperation.pages.activities.detail import activity_page
from cooperation.pages.activities.intelligence import entering, entry, register
from cooperation.pages.activities.intelligence import writing as arranging
from cooperation.pages.activities.list import activities_page
from cooperation.pages.activities.stepping import activity_step_page
from cooperation.pages.activities.writing import (
    activity_correct_page,
    activity_edit_page,
    activity_plan_page,
    activity_record_page,
)

urlpatterns = [
    path("", activities_page, name="activities"),
    path("plan/", activity_plan_page, name="activity_plan"),
    path("record/", activity_record_page, name="activity_record"),
    path("year/<int:year>/", year.activities_year_page, name="activities_year"),
    path("year/<int:year>/<int:month>/", year.activities_month_page, name="activities_month"),
    path("<str:key>/", activity_page, name="activity"),
    path("<str:key>/edit/", activity_edit_page, name="activity_edit"),
    path("<str:key>/correct/", activity_correct_page, name="activity_correct"),
    path("<str:key>/mistake/", mending.activity_mistake_page, name="activity_mistake"),
    path("<str:key>/same/", mending.activity_same_page, name="activity_same"),
    path("<str:key>/audience/", sight.activity_audience_page, name="activity_audience"),
    path("<str:key>/seen-by/<str:seen_as>/", sight.activity_preview, name="activity_preview"),
    path("<str:key>/contest/", activity_contest_page, name="activity_contest"),
    path("<str:key>/steps/<str:to>/", activity_step_page, name="activity_step"),
    path("<str:key>/acts/<int:pk>/mistake/", mending.activity_act_mistake_page, name="activity_act_mistake"),
    path("<str:key>/acts/<str:kind>/<str:side>/", activity_act_page, name="activity_act"),
    path("<str:key>/links/<str:asks>/", link.activity_link_page, name="activity_link"),
    path("<str:key>/sides/<str:side>/", bringing.activity_side_page, name="activity_side"),
    path("<str:key>/exercise/", exercise.exercise_page, name="activity_exercise"),
    path("<str:key>/exercise/<str:to>/", exercise.exercise_step_page, name="activity_exercise_step"),
    path("<str:key>/lessons/", exercise.lesson_page, name="activity_lesson"),
    path("<str:key>/lessons/<int:pk>/", exercise.lesson_page, name="activity_lesson_edit"),
    path("<str:key>/register/", register.register_page, name="exchanges"),
    path("<str:key>/register/enter/", entering.exchange_new_page, name="exchange_new"),
    path("<str:key>/register/<int:pk>/", entry.exchange_page, name="exchange"),
    path("<str:key>/register/<int:pk>/mistake/", entry.exchange_mistake_page, name="exchange_mistake"),
    path("<str:key>/register/<int:pk>/contest/", entry.exchange_contest_page, name="exchange_contest"),
    path("<str:key>/register/<int:pk>/<str:act>/", entry.exchange_act_page, name="exchange_act"),
    path("<str:key>/register/<int:pk>/<str:act>/link/", entry.exchange_link_page, name="exchange_link"),
    path("<str:key>/intelligence/receipt/", arranging.receipt_days_page, name="intelligence_receipt_days"),
    path("<str:key>/intelligence/stages/<str:to>/", arranging.arrangement_step_page, name="intelligence_step"),
    path("<str:key>/intelligence/points/<int:pk>/", arranging.point_page, name="intelligence_point"),
    path(
        "<str:key>/intelligence/points/<str:kind>/<str:side>/",
        arranging.point_add_page,
        name="intelligence_point_add",
    ),
    path("<str:key>/course/", training.course_page, name="activity_course"),
    path("<str:key>/seats/", training.seats_page, name="activity_seats"),
    path("<str:key>/seats/change/", training.seats_change_page, name="activity_seats_change"),
    path("<str:key>/seats/undo/<int:pk>/", moving.seats_undo_page, name="activity_seats_undo"),
    path("<str:key>/seats/<str:to>/<str:side>/", moving.seats_step_page, name="activity_seats_step"),
    path("<str:key>/means/", training.means_page, name="activity_means"),
    path("<str:key>/means/<int:pk>/", training.means_page, name="activity_means_edit"),
    path("<str:key>/procurement/", procurement.case_page, name="activity_case"),
    path("<str:key>/procurement/write/", writing.case_write_page, name="activity_case_write"),
    path("<str:key>/procurement/steps/<str:to>/<str:side>/", acting.case_step_page, name="activity_case_step"),
    path(
        "<str:key>/procurement/acts/<int:pk>/mistake/", acting.case_act_mistake_page, name="activity_case_act_mistake"
    ),
    path("<str:key>/procurement/lines/", procurement_lines.case_line_page, name="activity_case_line"),
    path("<str:key>/procurement/lines/<int:number>/", procurement_lines.case_line_page, name="activity_case_line_edit"),
    path("<str:key>/procurement/lines/<int:number>/fit/<str:side>/", writing.case_fit_page, name="activity_case_fit"),
    path("<str:key>/procurement/alone/", writing.case_alone_page, name="activity_case_alone"),
    path("<str:key>/procurement/validity/", plan.case_validity_page, name="activity_case_validity"),
    path("<str:key>/procurement/plan/<int:pk>/", plan.case_instalment_page, name="activity_case_instalment"),
    path("<str:key>/procurement/plan/<int:pk>/modify/", plan.case_modify_page, name="activity_case_modify"),
    path("<str:key>/procurement/plan/<str:kind>/", plan.case_plan_page, name="activity_case_plan"),
    path(
        "<str:key>/procurement/amendments/<int:number>/withdraw/",
        acting.case_withdraw_page,
        name="activity_case_withdraw",
    ),
    path(
        "<str:key>/procurement/amendments/<int:number>/<str:side>/",
        acting.case_answer_page,
        name="activity_case_answer",
    ),
    path("<str:key>/benefit/", closing.benefit_page, name="activity_benefit"),
    path("<str:key>/benefit/quote/", closing.benefit_quote, name="activity_quote"),
    path("<str:key>/costs/", bringing.activity_cost_page, name="activity_cost"),
    path("<str:key>/own/", bringing.activity_half_page, name="activity_half"),
    path("<str:key>/bookings/", bringing.activity_booking_page, name="activity_booking"),
    path("<str:key>/bookings/<int:pk>/drop/", bringing.activity_booking_drop_page, name="activity_booking_drop"),
]

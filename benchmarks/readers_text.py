"""What benchmarks/readers.py has set by other programs: our own prose.

Written to hold what breaks when it is set: words with ligatures, words that are
hyphenated anyway, long words, numbers with separators, abbreviations, quotations,
names with accents, sentences longer than a column is wide.
"""

from __future__ import annotations

Paragraphs = tuple[tuple[str, ...], ...]
"""Paragraphs, each as its sentences."""

TEXTS: dict[str, tuple[str, Paragraphs]] = {
    "ferry": (
        "Harbour ferry returns after eighteen months",
        (
            (
                "The harbour ferry between Fjordby and the eastern islands sailed "
                "again "
                "on 4 March 2023, eighteen months after a fire destroyed its engine "
                "room.",
                "About 1,240 passengers crossed on the first day, the port office "
                "said.",
                "The fifty-seat replacement boat had carried fewer than 300 people a "
                "day.",
            ),
            (
                "Repairs cost 18.6 million kroner, 2.1 million more than the insurer "
                "had first estimated.",
                "“We were sufficiently careful this time,” said Dr. Åse Løvlund, who "
                "heads the shipyard’s safety office.",
                "The yard fitted a second fire-fighting system and replaced the wiring "
                "that investigators had identified as the source of the blaze.",
            ),
            (
                "A state-of-the-art radar, which the crew had asked for since 2019, "
                "was "
                "left out because its delivery would have taken another nine months.",
                "Union officials called the decision short-sighted, but the company "
                "confirmed that the vessel meets all classification requirements.",
                "No one was injured in the original fire, although 37 passengers were "
                "evacuated by a fishing boat.",
            ),
            (
                "Tickets will cost 85 kroner for adults and 40 kroner for children "
                "under 12, the same as before the accident.",
                "The ferry runs every 45 minutes between 6 a.m. and 11 p.m., with the "
                "last departure from the islands at 10.30 p.m.",
            ),
        ),
    ),
    "library": (
        "Library figures for the year",
        (
            (
                "The city’s 14 libraries lent 2,318,000 items in the financial year "
                "that "
                "ended on 31 March 2022.",
                "That was 6.4 per cent fewer than in the previous year, and the lowest "
                "figure since electronic records began in 1998.",
                "Visits, however, rose to 1.9 million from 1.2 million.",
            ),
            (
                "Officials attribute the difference to the reclassification of "
                "electronic loans, which are now counted by the regional consortium.",
                "Taken together with those loans, the total would have been 2.71 "
                "million.",
                "The five largest branches accounted for roughly two-thirds of all "
                "visits.",
            ),
            (
                "Staff numbers fell from 212 to 198 full-time equivalents, mainly "
                "through "
                "retirements.",
                "Mrs. Okonkwo-Fields, who chairs the culture committee, told "
                "councillors "
                "that no branch would be closed before the review is finished.",
                "The committee approved an additional £350,000 for refurbishments, of "
                "which £120,000 is set aside for the flood-damaged Westgate branch.",
            ),
            (
                "A pilot scheme that left two branches open without staff on Sundays "
                "attracted 8,400 visitors in its first quarter.",
                "There were three reported incidents, none of them serious.",
                "An evaluation by the university is expected in the first half of "
                "2023.",
            ),
        ),
    ),
    "survey": (
        "River survey finds fewer salmon above the weir",
        (
            (
                "Counters at the Aldermere weir registered 3,961 adult salmon between "
                "1 June and 30 September, compared with 5,204 in the same months of "
                "2020.",
                "It is the third consecutive decline, and the Environment Office’s "
                "scientific adviser described it as statistically significant.",
            ),
            (
                "The survey team, led by Professor Benoît Lefèvre, tagged 412 fish "
                "with "
                "radio transmitters.",
                "Fewer than half of them, 187, were later detected above the weir.",
                "In an unaffected tributary, by contrast, 71 of 88 tagged fish reached "
                "the spawning grounds.",
            ),
            (
                "The weir’s owner, Aldermere Hydroelectric Ltd., disputes the "
                "inference "
                "that its turbines are responsible.",
                "It points out that water temperatures exceeded 21 °C on 34 days, "
                "which "
                "by itself discourages migration.",
                "Both explanations are compatible with the measurements, the report "
                "concludes, and it recommends a controlled shutdown of 10 days in "
                "2022.",
            ),
            (
                "Anglers’ organisations welcomed the recommendation.",
                "A spokesman for the company said it would “look at the proposal in "
                "good "
                "faith”, but that a shutdown of that length would cost €1.3 million.",
                "A decision is due by mid-December.",
            ),
        ),
    ),
    "bridge": (
        "Why the Korsvik bridge was closed",
        (
            (
                "The Korsvik bridge was closed to lorries above 7.5 tonnes on "
                "12 November 2021 after an inspection found cracks in four of its "
                "sixteen hangers.",
                "Cars and buses were allowed across at a reduced speed of 30 km/h "
                "until "
                "the following Friday.",
                "Since then the bridge has been closed altogether.",
            ),
            (
                "Engineers first noticed unusual vibrations in 2017, but a follow-up "
                "inspection was postponed twice for lack of funds.",
                "The auditor-general’s office found that the postponements were not "
                "recorded in the maintenance register, as the regulations require.",
                "It did not find that anyone had acted unlawfully.",
            ),
            (
                "Replacing the hangers will take about five months and cost between "
                "$9 million and $11 million, according to a preliminary estimate.",
                "The ministry’s contribution is limited to 60%, so the municipality "
                "must "
                "borrow at least $3.6 million.",
                "Mayor J. P. Halvorsen said the alternative, a temporary ferry, had "
                "been "
                "rejected as insufficient.",
            ),
            (
                "Roughly 11,500 vehicles used the bridge each day before the closure, "
                "one in eight of them a heavy goods vehicle.",
                "The detour through Nedre Elvdal adds 23 kilometres to the journey.",
            ),
        ),
    ),
}
"""Name of a text to its title and its paragraphs."""

ROWS = (
    ("Branch", "Visits", "Loans", "Staff"),
    ("Central", "412,300", "618,900", "61"),
    ("Westgate", "97,850", "140,210", "14"),
    ("Harbourside", "203,640", "287,400", "27"),
)
"""A table; the first row is its header."""

ITEMS = (
    "Inspect all hangers of the northern span before the first frost.",
    "Publish the maintenance register for the years 2015 to 2021.",
    "Appoint an independent structural engineer by the end of January.",
)
NOTE = "The estimate was revised in February 2022 and excludes value-added tax."

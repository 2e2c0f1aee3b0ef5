/**
 * Ordinary English words that are a letter or two from words of names or of the vocabulary: they are
 * spelt right, so they are not read as something else (train as brain, planet as plantar).
 */
const commonWords = new Set(
  (
    'actor airport album apple apron arrow artist author autumn avenue baker bakery ball balloon banana ' +
    'bank banker basket battle beach bean bear beard beast beauty beer bench berry bike bird biscuit ' +
    'blanket boat bomb bonus book boots border boss bottle bottom bowl bread breakfast breeze brick bride ' +
    'bridge broom brother brush bucket budget builder bullet bunny burger bus butcher butter butterfly ' +
    'button cabin cake camel camp candle candy cannon car carrot cartoon castle cattle cellar chain chair ' +
    'chalk champion channel chapel charm chase cheese cherry chess chicken chimney church cinema circus ' +
    'citizen city clerk client cloud clown coach coal coast cobra coconut coffee coin college comet comic ' +
    'concert cookie copper coral corn corner cotton couch country cousin cowboy crab crane crayon cream ' +
    'cricket crown cruise crystal curry curtain dance dancer danger deer desert desk dessert diamond diary ' +
    'dice dinner dollar dolphin donkey door doughnut dragon drama drawer dream driver drum duck dune eagle ' +
    'earth easter elephant elevator empire engine engineer fabric fairy farm farmer fashion father feast ' +
    'feather fence ferry festival film flag flame flower forest fork fortune fountain fox freedom fridge ' +
    'friend frog fruit garage garden garlic gate ghost giant ginger giraffe glove goat gold golf goose ' +
    'grape grass gravy guest guitar hammer harbor harp harvest hat hawk hedge hero hill hockey holiday ' +
    'honey horse hotel hour house hunter husband ice ink insect iron island ivory jacket jam jeans jewel ' +
    'jockey joke journey judge juice jungle kettle king kitchen kite kitten ladder lady lake lamb lamp ' +
    'laptop laundry lawyer leaf leather legend lemon lesson letter library lion lizard lobby lobster ' +
    'locker logo lottery luggage lunch magic maple marble market marriage mayor meadow melon menu metal ' +
    'mirror money monkey month moon morning mother motor mountain mouse movie museum mushroom music ' +
    'mustard nation needlework nephew noodle novel ocean olive onion opera orange orchard ' +
    'orchestra oven owl paddle page paint painter palace panda panther paper parade parent park parrot ' +
    'party passenger pasta pastry peach peanut pearl pencil penguin pepper piano picnic picture pigeon ' +
    'pillow pilot pirate pizza planet plastic plate player plumber pocket poem poet poker police pony ' +
    'potato pottery prince princess printer prison puppet puppy purse puzzle quarter queen quilt rabbit ' +
    'radio rail railway rain rainbow ranch recipe ribbon rice riddle ring river road robot ' +
    'rocket roof rose rocker ruler saddle sailor salad salmon salt sand sandal sandwich satellite sausage ' +
    'school scarf scissors season senator shadow shark sheep shelf sheriff ship shirt shoe shop shower ' +
    'signal silk silver singer sister skirt snake snow soap soccer sock sofa soldier song soup spider ' +
    'spoon sport spring square stable stadium stage star station statue steak steam store storm ' +
    'story stove street student sugar suitcase summer sun sunset supper swamp sweater swimming sword table ' +
    'tailor tale tank tape taxi tea teacher team temple tennis tent theater theatre thief thunder ticket ' +
    'tie tiger timber toast tomato tower town toy tractor trader traffic train trainer trolley trophy ' +
    'trouble truck trumpet tulip tunnel turkey turtle uncle uniform union valley vanilla vehicle velvet ' +
    'village vinegar violin volcano wagon waiter wallet walnut warrior watch water weapon weather wedding ' +
    'wheat wheel whistle widow wife window wine winner winter wizard wolf wood wool worker world wrestler ' +
    'writer yacht yard yellow yoga zebra zipper zoo'
  ).split(' '),
)

/** Tells whether a word is an ordinary one that is not to be corrected. */
export function isCommonWord(word: string): boolean {
  return commonWords.has(word)
}
